"""A short page for what is refused before, or instead of, a page of its own. Needs no template."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse, Response

from kiosk.wording import web_server as words

_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/kiosk.css">
</head>
<body>
<main id="main" class="wrap first">
<h1>{title}</h1>
<p>{lead}</p>
<p><a href="/">{back}</a></p>
</main>
</body>
</html>
"""


def plain_page(status: int, *, wait: int = 0, lead: str = "", close: bool = False) -> Response:
    """The page for an HTTP ``status``; ``wait`` seconds go into its words and Retry-After,
    ``lead`` replaces what it advises. ``close``: nothing more is read from this connection."""
    title, advice = words.REFUSALS.get(status, words.REFUSALS[500 if status >= 500 else 400])
    text = lead or advice.format(seconds=wait)
    page = _PAGE.format(title=escape(title), lead=escape(text), back=words.TO_PROGRAMME)
    response = HTMLResponse(page, status)
    if wait:
        response.headers["retry-after"] = str(wait)
    if close:
        response.headers["connection"] = "close"
    return response
