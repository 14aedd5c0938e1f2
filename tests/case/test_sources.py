"""The sources: none stands in the list without a reason, and every standard that the kit cites is there."""

import dataclasses
import pathlib
import re

from helpers import case
from helpers.case import SourceKind

PROJECT = pathlib.Path(__file__).parents[2]
TABLES = [
    case.names, case.api_hosts, case.datacentres, case.prefixes, case.providers, case.machines, case.public_resolvers,
    case.recorded, case.chronology, case.reports, case.block_answers, case.claims, case.measures, case.comparisons,
    case.rulings, case.findings, case.operator_mails, case.isis_watch, case.takedowns, case.site_tests,
    case.backup_steps, case.announced_ranges, case.demands, case.agreed, case.reasons, case.sums,
]  # fmt: skip
NO_ROW = {  # key -> why it is in the list all the same
    "S54": "tells the three measures in the same order as S50 and S51",
    "D6": "scripts that show how the list's site was laid out: for further reading",
}
RFCS = re.compile(r"RFCs? ?(\d{3,5}(?:(?:,| and| to| or) \d{3,5})*)(?!\d)")


def keys_of_rows():
    """Return the keys that some row of data/ cites."""
    found = set()
    for row in (row for table in TABLES for row in table()):
        for field in dataclasses.fields(row):
            if field.name.endswith("source"):
                found |= set(getattr(row, field.name))
    return found


def cited():
    """Return the standards that code, data and lessons cite in words."""
    folders = [("helpers", "*.py"), ("data", "*.csv"), ("data", "*.zone"), ("data", "*.rpz"), ("notebooks", "*.ipynb")]
    paths = [path for folder, kind in folders for path in (PROJECT / folder).rglob(kind) if path.name != "sources.csv"]
    paths = [path for path in paths if "mine" not in path.parts]
    texts = [path.read_text("utf-8") for path in (*paths, PROJECT / "README.md")]
    assert len(texts) > 100
    found = {
        f"RFC{number}" for text in texts for numbers in RFCS.findall(text) for number in re.findall(r"\d+", numbers)
    }
    words = {"RPZ-00": "draft-vixie-dnsop-dns-rpz-00", "IANA-ROOT": "IANA-ROOT", "IANA-EDE": "IANA's registry"}
    return found | {key for key, word in words.items() if any(word in text for text in texts)}


def test_every_standard_that_is_cited_is_a_source_and_no_other():
    standards = {key for key, source in case.sources().items() if source.kind is SourceKind.STANDARD}
    assert cited() == standards and len(standards) >= 36


def test_no_source_is_there_without_a_row_that_needs_it_or_a_reason():
    facts = {key for key, source in case.sources().items() if source.kind is not SourceKind.STANDARD}
    assert facts - keys_of_rows() == set(NO_ROW)
