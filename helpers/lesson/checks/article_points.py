"""The three things in the article that are not quite right, as groups of words that make each point.

In a group `*` stands for the rest of a word, and a comma parts the entries.  The groups hold English and Indonesian,
and are wide on purpose: a right answer in odd words should pass.
"""

import functools
import re
from dataclasses import dataclass

FUTURE = "will, would, akan, going to, plans to, wants to, promise* to, berjanji, not yet, belum, never, tidak pernah"
DONE = "already, done, has, had, have, did, before, earlier, sudah, telah, pernah"
BLOCKED = "blocked, removed, closed, deleted, taken down, diblokir, ditutup, dihapus"
UNDER_WAY = (
    "taken, finished, complete*, under way, underway, in progress, started, began, begun, selesai, berjalan, sedang"
)
NO_OFFER = (
    "no offer*, not an offer, not offer*, not just an offer, instead of an offer, no promise*, not a promise, "
    "no plan*, not a plan, no condition*, not a condition, not condition*, without condition*, without any condition*, "
    "unconditional*, bukan tawaran, bukan sekadar tawaran, bukan hanya tawaran, tidak menawarkan, bukan menawarkan, "
    "bukan janji, bukan rencana, tanpa syarat, tidak bersyarat"
)
WRITTEN = (
    "email*, mail*, surel*, surat*, letter*, message*, pesan, contact*, kontak, mengontak, wrote, written, writing, "
    "asked, reached, menghubungi, dihubungi, menulis*, menyurati, mengemail, meminta"
)
SENT = f"{DONE}, sent, emailed, mailed, contacted, wrote, written, dikirim*, mengirim*, terkirim"
PROCESS = (
    "process*, handle*, handling, review*, check*, examine*, assess*, judg*, answer*, respond*, deal* with, act on, "
    "acts on, acting on, work on, works on, work through, read, reads, reading, receive*, evaluat*, look at, looks at, "
    "memproses, diproses, menangani, ditangani, menindaklanjuti, ditindaklanjuti, memeriksa, diperiksa, meninjau, "
    "ditinjau, mengolah, diolah, menilai, dinilai, menerima, diterima, menjawab, membaca, dibaca, menanggapi"
)
REPORTS = (
    "reports, reported, complaints, flags, laporan, aduan, pengaduan, dilaporkan, others report, users report, "
    "people report, ministry reports"
)
DO_NOT_FILE = (
    "not report, not reporting, not file, not filing, not make report*, not send, not submit, not reporters, "
    "not the ones who report, tidak melapor*, bukan melapor*, tidak membuat laporan, bukan pelapor, bukan yang melapor*"
)


@dataclass(frozen=True)
class Point:
    """A sentence makes it if it has a word of `about`, and a clause without `denies` one of each group of a way."""

    name: str
    stands_in: str  # the numbers of the article's sentences, as the notebook gives them
    about: str
    ways: tuple[tuple[str, ...], ...]
    denies: str
    question: str

    def made_by(self, clauses: list[str]) -> bool:
        """Say whether the clauses of one sentence make this point."""
        if not any(has(clause, self.about) for clause in clauses):
            return False
        fair = [clause for clause in clauses if not has(clause, self.denies)]
        return any(all(has(clause, group) for group in way) for clause in fair for way in self.ways)


POINTS = (
    Point(
        "the measures",
        "124",
        "channel*, kanal, measure*, step*, solution*, solusi, remed*, tindakan, langkah*, offer*, tawaran, menawarkan, "
        "condition*, unconditional*, syarat, bersyarat",
        ((f"{DONE}, {BLOCKED}, {UNDER_WAY}",), (NO_OFFER,)),
        f"{FUTURE}, an offer to, offers to, offered to, he offers, menawarkan untuk, not blocked, not been blocked, "
        "not done",
        "Was blocking the channels still an offer on 16 July?",
    ),
    Point(
        "the e-mail",
        "3",
        WRITTEN,
        ((WRITTEN, SENT),),
        f"{FUTURE}, not sent, not contact*, not write, not email*, has not, had not, did not, tidak menghubungi, "
        "tidak mengirim, tidak menulis, ministry had, ministry has, ministry sent, ministry wrote, ministry email*, "
        "ministry contact*, kementerian mengirim, kementerian sudah, kementerian telah, kominfo mengirim, "
        "kominfo sudah, kominfo telah",
        "Had he written to the ministry already, or would he do it later?",
    ),
    Point(
        "the moderators",
        "4",
        "moderator*, team, tim",
        ((PROCESS, REPORTS), (DO_NOT_FILE,)),
        "not process*, not handle*, tidak memproses, tidak menangani",
        "Do the moderators file reports, or do they work on the reports of others?",
    ),
)  # fmt: skip


def has(clause: str, group: str) -> bool:
    """Say whether a clause has a word or words of a group.

    >>> has("they process reports", "handle*, process*"), has("the process", "process a")
    (True, False)
    """
    return _pattern(group).search(clause) is not None


@functools.cache
def _pattern(group: str) -> re.Pattern[str]:
    entries = (re.escape(entry.strip()).replace(r"\*", r"\w*") for entry in group.split(","))
    return re.compile(rf"\b(?:{'|'.join(entries)})\b")
