"""A small internet that fits in a notebook.  Read its files in the order of one query's journey.

    failures.py      what a network can do to you, in OONI's words
    endpoint.py      149.154.167.51:443/tcp, and what listens there
    protocols/       bytes and their meaning: DNS zones, HTTP, SOCKS, MTProto, the server name in TLS
    censor/          who interferes: a resolver's policy, a middlebox on the road
    network/         what carries bytes: in memory, or through real sockets of this computer
    transports/      ways to carry one DNS message: UDP, TCP, DoT, DoH
    servers/         who answers: authoritative servers, resolvers, web sites, data centres
    clients/         who asks: stub resolver, browser, Telegram in the browser, Telegram the app
    case/            the facts of July 2017, each with its source
    classroom/       everybody above, plugged in: `internet = classroom.open()`
    remedies/        a report's life, and what each of three remedies would change
    show/            pictures of what happened
    widgets/         pictures that a reader changes by hand
    lesson/          checks, hints, quizzes and progress for the notebooks, results of a class
    handouts/        cards and sheets on paper for a class
    demos/           live DNS demos, one call each
    start/           one command that sets up this computer and opens the first notebook

Each file imports only from files above it.
"""
