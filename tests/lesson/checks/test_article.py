"""Each of the three points is accepted in any wording, in English and Indonesian, and what the article says is not."""

import pytest

from helpers.lesson.checks.article import rewrite_the_article

RIGHT = {
    "the measures": [
        "The channels that the ministry had reported were already blocked.",
        "He had blocked the public channels; this was no offer.",
        "The measures were done or under way.",
        "It is not an offer: two measures are done, one is in progress.",
        "Telegram didn't offer this. The channels have been removed.",
        "The three steps come without conditions.",
        "He blocked all public channels that the ministry reported.",
        "The first measure has been taken already",
        "Kanal publik yang dilaporkan Kominfo sudah diblokir.",
        "Ketiga langkah itu bukan tawaran, melainkan sudah dilakukan.",
        "Durov telah memblokir semua kanal publik yang dilaporkan.",
    ],
    "the e-mail": [
        "He had already e-mailed the ministry.",
        "He has written to the ministry.",
        "Durov already sent an email to Kominfo.",
        "The e-mail to the ministry had been sent before.",
        "He contacted the ministry; he doesn't have to do it later.",
        "Not \N{LEFT DOUBLE QUOTATION MARK}will contact\N{RIGHT DOUBLE QUOTATION MARK}: he did contact them.",
        "He has already e-mailed the ministry to ask for a direct channel.",
        "Ia sudah mengirim e-mail ke Kominfo.",
        "Durov telah menghubungi kementerian.",
        "Surel ke kementerian sudah dikirim.",
        "Dia sudah menulis surat kepada Kemkominfo",
    ],
    "the moderators": [
        "Moderators process reports; they don\N{RIGHT SINGLE QUOTATION MARK}t file them.",
        "The team handles the reports of others.",
        "The moderators do not report content, users do.",
        "Reports from the ministry are processed by the team.",
        "The team checks what others report, faster and more accurately.",
        "The team will work on reports in Indonesian.",
        "The team receives and answers reports.",
        "Moderator memproses laporan, bukan melaporkan.",
        "Tim itu menangani laporan dari orang lain.",
        "Laporan diproses oleh tim moderator.",
    ],
}
WRONG = {
    "the measures": [
        "He offers to block all public channels.",
        "Telegram will block the channels.",
        "The channels are linked to terrorism.",
        "The channels are not blocked yet.",
        "Durov offered three solutions to open the block again.",
        "He has already e-mailed the ministry to ask for a direct channel.",
        "Eleven host names were blocked.",
        "Ia akan memblokir kanal publik.",
        "Yang pertama adalah memblokir semua kanal atau channel publik yang terkait dengan terorisme.",
    ],
    "the e-mail": [
        "He will also contact the ministry.",
        "He has never written to the ministry.",
        "He has not contacted the ministry yet.",
        "The ministry had e-mailed him six times.",
        "He plans to send an e-mail.",
        "Ia juga akan menghubungi Kemkominfo untuk berkomunikasi.",
        "Durov belum mengirim e-mail.",
    ],
    "the moderators": [
        "The team can report terror content faster.",
        "Moderators report content to the ministry.",
        "The team reviews content and reports it.",
        "Moderators understand the Indonesian language.",
        "The moderators do not process reports.",
        "Tim moderator dapat melaporkan konten berbau terorisme yang lebih cepat dan akurat.",
    ],
}


def found(text):
    """Return the names of the points that the check finds in a text."""
    line = rewrite_the_article(text)
    begin, _, _ = line.sentence.partition(" Look again:")
    return {name for name in RIGHT if line.word == "PASS" or (" of 3 found" in begin and name in begin)}


def pairs(table):
    return [pytest.param(point, text, id=text) for point, texts in table.items() for text in texts]


def test_there_are_enough_wordings():
    assert all(len(texts) >= 5 for texts in RIGHT.values()) and all(len(texts) >= 3 for texts in WRONG.values())


@pytest.mark.parametrize(("point", "text"), pairs(RIGHT))
def test_a_right_wording_is_accepted_for_its_point_alone(point, text):
    assert found(text) == {point}


@pytest.mark.parametrize(("point", "text"), pairs(WRONG))
def test_what_is_not_right_is_refused(point, text):
    assert point not in found(text)


def test_any_three_right_wordings_pass_in_any_order_and_form():
    for texts in zip(*(RIGHT[point] for point in reversed(RIGHT)), strict=False):
        for answer in ("\n".join(texts), texts, list(texts), dict(zip("432", texts, strict=True))):
            assert rewrite_the_article(answer).word == "PASS", answer
        assert rewrite_the_article(" ".join(one.rstrip(".") + "." for one in texts)).word == "PASS", texts


@pytest.mark.parametrize("mark", ["3:", "3.", "(3)", "Sentence 3:", "kalimat 3 -", ""])
def test_a_mark_may_be_written_in_many_ways(mark):
    assert found(f"{mark} He had e-mailed the ministry.") == {"the e-mail"}


def test_the_articles_own_sentences_make_no_point():
    article = """
    1: Durov menawarkan tiga solusi untuk membuka kembali blokir Telegram di Indonesia.
    2: Yang pertama adalah memblokir semua kanal publik yang terkait dengan terorisme seperti yang dilaporkan Kominfo.
    3: Ia juga akan menghubungi Kemkominfo untuk berkomunikasi.
    4: Durov juga menawarkan solusi lainnya yakni dengan membentuk tim moderator sehingga dapat melaporkan konten.
    """
    assert "None of the three is found yet" in rewrite_the_article(article).sentence


@pytest.mark.parametrize("odd", [None, 3, b"x", object(), [None, {}], {1: None}, "\n" * 9, "?" * 10_000, "3:" * 5_000])
def test_nothing_that_a_reader_writes_raises(odd):
    assert rewrite_the_article(odd).word == "NOT YET"
