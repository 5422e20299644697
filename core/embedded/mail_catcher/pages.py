"""The pages to read the mail: plain HTML, no script, everything from the mail escaped."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape

from core.embedded.mail_catcher.store import CaughtMail

STYLE = """
:root{color-scheme:light dark;--bg:light-dark(#F6F3F6,#171116);--surface:light-dark(#FFF,#211920);
--line:light-dark(#DCD3DB,#3B2F39);--edge:light-dark(#8D7F8B,#857582);
--ink:light-dark(#2A1B29,#F4EDF2);--ink-2:light-dark(#5C4C59,#CDBFC9);
--brand:light-dark(#7A2F63,#E7AAD0);--gold:light-dark(#F0A63A,#F5BA5E)}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
header,main{max-width:60rem;margin:0 auto;padding:1rem clamp(1rem,3vw,2rem)}
header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0;overflow-wrap:anywhere}
h2{font-size:1.125rem;margin:2rem 0 .5rem}
a{color:var(--brand);text-underline-offset:.18em}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px;box-shadow:0 0 0 6px var(--gold)}
button{font:inherit;color:inherit;background:var(--surface);border:1px solid var(--edge);
border-radius:10px;min-height:2.5rem;padding:0 1rem;cursor:pointer}
.mails{list-style:none;margin:1rem 0;padding:0;background:var(--surface);
border:1px solid var(--line);border-radius:10px}
.mails li{padding:.75rem 1rem;overflow-wrap:anywhere}
.mails li+li{border-top:1px solid var(--line)}
.mails a{font-weight:650}
small,dt{color:var(--ink-2)}
small{display:block}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}
dd{margin:0;overflow-wrap:anywhere}
iframe{width:100%;height:36rem;border:1px solid var(--line);border-radius:10px;background:#FFF}
pre{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:1rem;
white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
"""


def inbox(mails: list[CaughtMail]) -> str:
    """Return the list, newest first, or a word on why it is empty."""
    rows = "".join(_row(mail) for mail in mails)
    body = f'<ul class="mails">{rows}</ul>' if rows else _NOTHING
    clear = '<form method="post" action="/clear"><button>Delete all</button></form>'
    count = f"{len(mails)} message{'' if len(mails) == 1 else 's'}"
    return _page(
        "Caught mail",
        f"<h1>Caught mail</h1><p>{count}. Nothing here was delivered to anybody.</p>{body}",
        '<a href="/">Look again</a>' + (clear if rows else ""),
    )


def message(mail: CaughtMail) -> str:
    """Return one message: the formatted part in a sandbox, the text part, the headers."""
    title = mail.subject or "(no subject)"
    facts = _list([("From", mail.sender), ("To", ", ".join(mail.recipients))])
    html = _formatted(mail) if mail.html else ""
    text = f"<h2>Text</h2><pre>{escape(mail.text)}</pre>" if mail.text else ""
    return _page(
        title,
        f"<h1>{escape(title)}</h1>{facts}{html}{text}<h2>Headers</h2>{_list(mail.headers)}"
        f'<p><a href="/messages/{mail.id}.eml">Download as a file</a></p>',
        '<a href="/">All mail</a>',
    )


def not_found() -> str:
    """Return the page for a message that is not kept (any more)."""
    words = "<h1>Not here</h1><p>There is no such message, or it has been deleted.</p>"
    return _page("Not here", words, '<a href="/">All mail</a>')


def sandboxed(html: str) -> str:
    """Return the mail's own HTML so that its links open in a tab of their own."""
    base = '<base target="_blank">'
    changed, found = re.subn(r"(?i)<head[^>]*>", lambda head: head[0] + base, html, count=1)
    return changed if found else base + html


_NOTHING = "<p>No mail yet. What Lanyard sends will appear here.</p>"


def _row(mail: CaughtMail) -> str:
    subject = escape(mail.subject or "(no subject)")
    to = escape(", ".join(mail.recipients))
    return (
        f'<li><a href="/messages/{mail.id}">{subject}</a>'
        f"<small>To {to} · {_time(mail.date)}</small></li>"
    )


def _formatted(mail: CaughtMail) -> str:
    return (
        f'<h2>Formatted</h2><iframe title="The message as formatted" src="/messages/{mail.id}/html"'
        ' sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )


def _list(pairs: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    rows = (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in pairs)
    return f"<dl>{''.join(rows)}</dl>"


def _time(moment: datetime) -> str:
    local = moment.astimezone()
    return f'<time datetime="{moment.isoformat()}">{local:%d %b %Y, %H:%M:%S}</time>'


def _page(title: str, main: str, navigation: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)} · Mail catcher</title><link rel="stylesheet" href="/style.css">'
        f"</head><body><header><strong>Mail catcher</strong>{navigation}</header>"
        f"<main>{main}</main></body></html>"
    )
