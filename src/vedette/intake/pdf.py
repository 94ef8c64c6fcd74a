"""Text of PDF files; runs in the extraction process. Scans without a text layer are refused."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from vedette.errors import NoText, NotReadable
from vedette.intake.found import Found
from vedette.intake.frames import Reply, Request
from vedette.intake.markup import line_of

if TYPE_CHECKING:
    from pypdf import PdfReader

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def extract_pdf(request: Request) -> Reply:
    """Take the text layer of a PDF, pages joined by an empty line, and its title.

    The dates inside a PDF are those of the file and not of the report, so none is taken.

    Raises:
        NotReadable: V112, damaged or no PDF; V113, encrypted with a password.
        NoText: V114, no text layer (a scan).
    """
    from pypdf.errors import DependencyError, PyPdfError

    try:
        return _read(request.content)
    except DependencyError as error:  # AES, which needs a package that is not required
        raise _encrypted() from error
    except PyPdfError as error:
        raise NotReadable(
            "V112",
            f"the PDF is damaged or cut off ({line_of(str(error))[:80]}); expected a whole PDF; "
            "fetch it again, or save its text as .txt",
        ) from error


def _read(content: bytes) -> Reply:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        _open(reader)
    pages = [_CONTROL.sub("", page.extract_text() or "").strip() for page in reader.pages]
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise NoText(
            "V114",
            f"the PDF has {len(pages)} page(s) and no text layer, so it is probably a scan; "
            "run text recognition (OCR) over it first",
        )
    title = line_of(reader.metadata.title) if reader.metadata is not None else ""
    return Reply(found=(Found(text=text, title=title),), encoding="pdf")


def _open(reader: PdfReader) -> None:
    """Try the empty password, with which a PDF opens in every viewer."""
    try:
        opened = bool(reader.decrypt(""))
    except NotImplementedError:
        opened = False
    if not opened:
        raise _encrypted()


def _encrypted() -> NotReadable:
    return NotReadable(
        "V113",
        "the PDF is encrypted; expected one that opens without a password; save an "
        "unprotected copy",
    )
