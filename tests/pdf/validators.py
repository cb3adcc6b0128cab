"""What others say of our PDF files: two accessibility checkers and qpdf's library."""

import tempfile
from pathlib import Path

import outloud
import page
import pikepdf

_LIMITS = page.SafetyLimits(
    max_table_grid_rows=100_000,
    max_table_grid_cells=1_000_000,
    max_object_count=5_000_000,
    max_reference_depth=100_000,
    max_total_decoded_content_size=2**31,
)


def faults(data: bytes) -> list[str]:
    """Return all that is wrong with a PDF file: nothing at all, if we did it right."""
    return [*syntax_faults(data), *conformance_faults(data), *reading_faults(data)]


def syntax_faults(data: bytes) -> list[str]:
    """Return what `qpdf --check` would say."""
    with _on_disk(data) as folder, pikepdf.open(_path(folder)) as pdf:
        return [f"qpdf: {problem}" for problem in pdf.check_pdf_syntax()]


def conformance_faults(data: bytes) -> list[str]:
    """Return where a file fails PDF/UA-1 (ISO 14289-1), by page-validation."""
    profile = page.ValidationProfile.PDF_UA_1
    report = page.validate_pdf_bytes(data, profile=profile, limits=_LIMITS)
    found = [f"PDF/UA-1 {one.rule_id}: {one.message}" for one in report.failures]
    return found or ([] if report.is_compliant else ["PDF/UA-1: not compliant"])


def reading_faults(data: bytes) -> list[str]:
    """Return the errors outloud finds; its warnings are for people to weigh.

    TAG-002 guesses which decoration is prose that was forgotten, and minds the head of
    a table on its second page; `proof.unread` knows the story and is stricter.
    """
    with _on_disk(data) as folder:
        result = outloud.check(str(_path(folder)), skip=["TAG-002"])
    found = [f"outloud {result.error}"] if result.error else []
    found += [
        f"outloud {one.rule}, page {one.page}: {one.message} ({one.evidence})"
        for one in result.findings
        if one.severity == "error"
    ]
    crashed = (run for run in result.runs if run.status == "crashed")
    return found + [f"outloud {run.rule} crashed: {run.reason}" for run in crashed]


def _on_disk(data: bytes) -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="circlebook-pdf-")
    _path(folder.name).write_bytes(data)
    return folder


def _path(folder: str) -> Path:
    return Path(folder) / "paper.pdf"
