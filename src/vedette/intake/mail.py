"""Text of saved mails (.eml); runs in the extraction process."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from vedette.errors import NoText, NotReadable
from vedette.intake.encodings import declared_in, decode
from vedette.intake.found import Found
from vedette.intake.frames import Reply, Request
from vedette.intake.markup import line_of, text_of


def extract_mail(request: Request) -> Reply:
    """Take the plain text part of a mail, or the words of its HTML part.

    The subject is the title, the Date header the date, the sender's name the author; a mail
    states no outlet. Attachments are not opened.

    Raises:
        NotReadable: V160, no mail.
        NoText: V161, no text part.
    """
    message = message_from_bytes(request.content, policy=policy.default)
    if not isinstance(message, EmailMessage) or not (message.get("From") or message.get("Date")):
        raise NotReadable(
            "V160", "it is no mail; expected a saved message that begins with its headers"
        )
    body = message.get_body(preferencelist=("plain", "html"))
    content = body.get_payload(decode=True) if isinstance(body, EmailMessage) else None
    if body is None or not isinstance(content, bytes):
        raise NoText("V161", "the mail has no text part; save its attachment as a file of its own")
    declared = body.get_content_charset() or declared_in(content)
    decoded = decode(content, declared=declared)
    is_html = body.get_content_type() == "text/html"
    found = Found(
        text=text_of(decoded.text) if is_html else decoded.text,
        title=line_of(str(message.get("Subject", ""))),
        published=str(message.get("Date", "")),
        authors=tuple(
            name for name in [line_of(parseaddr(str(message.get("From", "")))[0])] if name
        ),
    )
    return Reply(found=(found,), encoding=decoded.encoding)
