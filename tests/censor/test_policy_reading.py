"""Reading a policy: the fast path and dnspython alone give the same, from text and file; errors name the line."""

import dns.name
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.censor.policy import Action, Policy
from helpers.censor.policy.reading import PolicyReader
from helpers.protocols.zonefile import ZoneFileError

LABELS = st.sampled_from(
    ["a", "b", "Web", "xn--caf-dma", "_dmarc", "0", "*", "x" * 63, "rpz-ip", "rpz-nsdname", "z\\.z"]
)
NAMES = st.lists(LABELS, min_size=1, max_size=4).map(".".join).filter(lambda name: len(name) < 240) | st.sampled_from(
    ["@", "a.rpz.", "32.1.2.0.192.rpz-ip"]
)
TTLS = st.sampled_from(["", "300 ", "1h ", "IN ", "300 IN ", "IN 300 ", "\t7\t"])
ORDERS = st.sampled_from([
    "CNAME .", "CNAME *.", "CNAME rpz-passthru.", "CNAME rpz-drop.", "CNAME rpz-tcp-only.", "cname RPZ-DROP.",
    "CNAME rpz-other.", "CNAME garden.example.", "CNAME *.garden.example.", "CNAME beside",
    "A 192.0.2.1", "A 192.0.2.2",
    "AAAA 2001:db8::1", 'TXT "one; two" three', 'TXT "a (b"', "MX 10 mail", "NS ns.example.", "DNAME x.",
    "CNAME . ; (a comment", 'TXT ( "over"\n  two ; lines (\n )', "SOA ns h (1 2\n3\n 4 5)", "CNAME (\n.\n)",
])  # fmt: skip
LINES = (
    st.builds("{} {}{}".format, NAMES, TTLS, ORDERS)
    | st.builds("{}\t{}".format, NAMES, ORDERS)
    | st.builds(" {}{}".format, TTLS, ORDERS)  # the name of the line above
    | st.sampled_from(
        ["", "   ", "; a comment (", "\t; b", "$TTL 42", "$ORIGIN sub.rpz.", "$ORIGIN rpz.", "$ORIGIN deep"]
    )
)


def read(lines, slowly):
    """Return what a reader makes of lines: its orders, what it ignores, the SOA; or its complaint."""
    reader = PolicyReader(dns.name.from_text("rpz."), "list.rpz")
    try:
        orders = list(reader.read_slowly(lines) if slowly else reader.read(lines))
    except ZoneFileError as error:
        return str(error)
    said = [(key, order.action, [str(rdataset) for rdataset in order.rdatasets]) for key, order in orders]
    return said, reader.ignored, reader.soa


@given(st.lists(LINES, max_size=12))
@example(["a CNAME .", " A 192.0.2.1", "$TTL 5", "a CNAME .", "b CNAME ."])
@example(["a CNAME .", "$ORIGIN sub.rpz.", "a CNAME .", "$ORIGIN rpz.", "a CNAME ."])
@example(["a CNAME .", "b CNAME .", "c CNAME . )"])
@example(["a CNAME .", "SOA ns h (", "b CNAME .", ")"])
def test_the_fast_path_and_dnspython_alone_give_the_same(lines):
    lines = [f"{line}\n" for text in lines for line in text.split("\n")]
    assert read(lines, slowly=False) == read(lines, slowly=True)


@given(st.lists(st.builds("{} {}{}".format, NAMES, TTLS, ORDERS), max_size=8))
def test_what_editors_do_makes_no_difference_nor_does_a_file(tmp_path_factory, lines):
    text = "\n".join(lines) + "\n"
    path = tmp_path_factory.mktemp("policy") / "list.rpz"
    path.write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode("utf-8"))
    assert str(Policy.from_file(path)) == str(Policy.from_text(text)) == str(Policy.from_text("\ufeff" + text))


def test_equal_orders_are_one_object():
    policy = Policy.from_text("".join(f"{name} 60 CNAME .\n*.{name} 60 CNAME .\n" for name in ("a.me", "b.me", "c.me")))
    orders = {id(order) for _, order in policy._names}
    assert (len(policy), len(orders)) == (6, 1)


@pytest.mark.parametrize(
    "lines, number, what",
    [
        ("a CNAME .\nb CNAME .\nc CNAME\n", 3, "can't read 'c CNAME'"),
        ("a CNAME .\n; b\n\nc A 300.1.1.1\nd CNAME .\n", 4, "can't read 'c A 300.1.1.1'"),
        ('a CNAME .\nb TXT "open\nc CNAME .\n', 2, "can't read 'b TXT"),
        ("a CNAME .\nb..c CNAME .\n", 2, "'b..c' is no name"),
        (f"a CNAME .\n{'x' * 64}.me CNAME .\n", 2, "is no name"),
        (f"a CNAME .\n{'.'.join(['x' * 60] * 5)} CNAME .\n", 2, "is no name"),
        ("a CNAME .\n$INCLUDE /etc/passwd\n", 2, "can't read '$INCLUDE /etc/passwd'"),
        ("a CNAME .\nb.example. CNAME .\n", 2, "lies outside the zone rpz.; take away the last dot of 'b.example.'"),
        ("a CNAME .\nb CNAME (\n.\n", 2, "unbalanced parentheses"),
        ("a CNAME .\nb CH TXT x\n", 2, "can't read 'b CH TXT x'"),
    ],
)
def test_an_error_names_file_and_line_whichever_path_read_the_lines_before(lines, number, what, tmp_path):
    path = tmp_path / "list.rpz"
    path.write_text(lines, "utf-8")
    for read_policy in (lambda: Policy.from_text(lines, "list.rpz"), lambda: Policy.from_file(path)):
        with pytest.raises(ZoneFileError) as raised:
            read_policy()
        assert f"list.rpz, line {number}: " in str(raised.value) and what in str(raised.value)


def test_a_file_that_is_not_utf_8_names_the_line(tmp_path):
    path = tmp_path / "list.rpz"
    path.write_bytes(b"a CNAME .\nb\xff CNAME .\n")
    with pytest.raises(ZoneFileError, match=r"list.rpz, line 2: .* is no UTF-8; save the file as UTF-8"):
        Policy.from_file(path)


def test_a_long_list_needs_little_room_for_each_name():
    policy = Policy.from_text("".join(f"host{number}.me 60 CNAME .\n" for number in range(1000)))
    assert policy.decide(dns.name.from_text("HOST999.me")).action is Action.NXDOMAIN
    assert len(policy._names._pairs) == 2  # nothing, and the one order
