"""Names, notes and markup that mean harm to whoever prints them.

`TEXTS` are what people might type into a name or a note; `MARKUP` is HTML and CSS that must do no
harm even if it got through unescaped. `{server}` stands for the address of a server that counts
who asks it, `{secret}` for the path of a file that nobody may read. `AS_TEXT` is all of it, for
whatever takes texts of users. The images are in `tests/core/hostile_images.py`.
"""

from dataclasses import dataclass
from enum import StrEnum


class End(StrEnum):
    """How a print of markup ends."""

    REFUSED = "refused"
    PAGE = "page"


@dataclass(frozen=True)
class Hostile:
    """Something hostile by name. Of markup, how it ends, and where in the document it stands."""

    name: str
    text: str
    end: End = End.PAGE
    head: bool = False

    def __str__(self) -> str:
        return self.name


def _refused(name: str, text: str, *, head: bool = False) -> Hostile:
    return Hostile(name, text, End.REFUSED, head)


def _style(name: str, css: str, end: End = End.REFUSED) -> Hostile:
    return Hostile(name, f"<style>{css}</style><p class=x>words</p>", end)


def _drawn(name: str, inside: str, end: End = End.REFUSED) -> Hostile:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return Hostile(name, f'<svg {spaces} width="90" height="90">{inside}</svg>', end)


ADDRESSES = {
    "the local server": "{server}/image.png",
    "a redirect": "{server}/redirect",
    "a redirect to a file": "{server}/redirect-to-file",
    "a file": "file://{secret}",
    "a file by its host": "file://localhost{secret}",
    "a file of one slash": "file:{secret}",
    "a file in capitals": "FILE://{secret}",
    "a file with a query": "file://{secret}?x=.png",
    "a path": "{secret}",
    "a path upwards": "../../../../../../../../../../..{secret}",
    "no scheme": "//127.0.0.1/x",
    "the cloud's metadata": "http://169.254.169.254/latest/meta-data/",
    "metadata as a number": "http://2852039166/latest/meta-data/",
    "metadata in IPv6": "http://[::ffff:a9fe:a9fe]/latest/meta-data/",
    "this machine in IPv6": "http://[::1]/",
    "this machine as a number": "http://2130706433/",
    "this machine in octal": "http://0177.0.0.1/",
    "this machine in short": "http://127.1/",
    "nowhere": "http://0.0.0.0/",
    "a private network": "https://10.0.0.1/",
    "a name of the inside": "http://metadata.google.internal/",
    "a name and a password": "http://a:b@127.0.0.1/",
    "FTP": "ftp://127.0.0.1/x",
    "gopher": "gopher://127.0.0.1:6379/_FLUSHALL",
    "data": "data:image/svg+xml;base64,PHN2Zz48c2NyaXB0PjE8L3NjcmlwdD48L3N2Zz4=",
    "a script": "javascript:alert(1)",
    "an archive's inside": "jar:file://{secret}!/x",
    "static, and upwards": "static:../{secret}",
    "static, and upwards in disguise": "static:%2e%2e/%2e%2e{secret}",
    "static, from the root": "static:{secret}",
    "static, of another kind": "static:js/app.js",
    "another office's image": "image:offices/2/images/logo",
    "an image upwards": "image:../logo",
}

MARKUP = [
    *(
        _refused(f"a picture from {name}", f'<img alt="" src="{address}">')
        for name, address in ADDRESSES.items()
    ),
    _refused("a picture by entities", '<img alt="" src="&#102;ile://{secret}">'),
    _refused(
        "a picture by source set", '<img alt="" src="{server}/a.png" srcset="{server}/b.png 2x">'
    ),
    _refused("a base elsewhere", '<base href="{server}/"><img alt="" src="a.png">', head=True),
    _refused("a base in files", '<base href="file:///"><img alt="" src="{secret}">', head=True),
    _refused("a stylesheet", '<link rel="stylesheet" href="{server}/x.css">', head=True),
    _refused("a stylesheet in files", '<link rel="stylesheet" href="file://{secret}">', head=True),
    _refused("an attachment", '<link rel="attachment" href="file://{secret}">', head=True),
    _refused("an attachment of the net", '<link rel=attachment href="{server}/x">', head=True),
    _refused("an attachment in a link", '<a rel="attachment" href="file://{secret}">take it</a>'),
    _refused("an object", '<object data="file://{secret}" type="image/png"></object>'),
    _refused(
        "an object of the net", '<object data="{server}/x.svg" type="image/svg+xml"></object>'
    ),
    _refused("an embedded file", '<embed src="file://{secret}" type="image/png">'),
    _refused("a list's mark", '<ul style="list-style-image:url({server}/x)"><li>a</li></ul>'),
    _refused("a ground in a style", '<p style="background:url({server}/x)">a</p>'),
    _refused("a ground by file", '<p style="background-image:url(file://{secret})">a</p>'),
    Hostile("content in a style", '<p style="content:url({server}/x)">a</p>'),
    _style("an import", "@import url({server}/x.css);"),
    _style("an import as a string", '@import "{server}/x.css";'),
    _style("an import of a file", "@import url(file://{secret});"),
    _style("an import in disguise", r"@\69mport url({server}/x.css);"),
    _style("a ground", ".x{background:url({server}/x)}"),
    _style("a ground in disguise", r".x{background:\75rl({server}/x)}"),
    _style("a ground by a variable", ":root{--x:url({server}/x)}.x{background:var(--x)}"),
    _style("a border", ".x{border-image-source:url({server}/x);border:9px solid}"),
    _style("a mark before", ".x::before{content:url({server}/x)}"),
    _style("a mark of the page", "@page{@top-left{content:url({server}/x)}}"),
    _style("a page's ground", "@page{background:url({server}/x)}"),
    _style("a font", "@font-face{font-family:F;src:url({server}/f.woff2)}.x{font-family:F}"),
    _style(
        "a font in files", "@font-face{font-family:F;src:url(file://{secret})}.x{font-family:F}"
    ),
    _style("a colour profile", "@color-profile --x{src:url({server}/x.icc)}"),
    _style("a sheet for printers", "@media print{.x{background:url({server}/x)}}"),
    _style("a set of images", ".x{background:image-set(url({server}/x) 1x)}", End.PAGE),
    _style("by an attribute", ".x{content:attr(data-x url)}", End.PAGE),
    _style("an expression", ".x{width:expression(alert(1));behavior:url({server}/x)}", End.PAGE),
    _drawn("a drawing's picture", '<image href="{server}/x" width="9" height="9"/>'),
    _drawn(
        "a drawing's picture, old", '<image xlink:href="file://{secret}" width="9" height="9"/>'
    ),
    _drawn("a drawing's use", '<use href="{server}/x.svg#a"/>', End.PAGE),
    _drawn("a drawing's use of a file", '<use xlink:href="file://{secret}#a"/>', End.PAGE),
    _drawn("a drawing's style", "<style>@import url({server}/x.css);</style><rect/>", End.PAGE),
    _drawn("a drawing's fill", '<rect width="9" height="9" fill="url({server}/x#a)"/>', End.PAGE),
    _drawn(
        "a drawing's filter", '<rect width="9" height="9" filter="url({server}/x#a)"/>', End.PAGE
    ),
    _drawn("a drawing's script", "<script>fetch('{server}/x')</script><rect/>", End.PAGE),
    _drawn("a drawing's event", "<rect onload=\"fetch('{server}/x')\"/>", End.PAGE),
    _drawn("a drawing's foreigner", '<foreignObject><img src="{server}/x"/></foreignObject>'),
    _drawn("a drawing that uses itself", '<g id="a"><use href="#a"/></g>', End.PAGE),
    Hostile("a frame", '<iframe src="{server}/x"></iframe>'),
    Hostile("a frame with a page", '<iframe srcdoc="<img src={server}/x>"></iframe>'),
    Hostile("a script", "<script src='{server}/x.js'></script><script>alert(1)</script>"),
    Hostile("an event", '<p onload="fetch(1)" onclick="alert(1)">a</p>'),
    Hostile("a refresh", '<meta http-equiv="refresh" content="0;url={server}/x">', head=True),
    Hostile("a film", '<video src="{server}/x" poster="{server}/y"></video>'),
    Hostile("a sound", '<audio src="{server}/x" autoplay></audio>'),
    Hostile("a form", '<form action="{server}/x"><input name="a" value="b"></form>'),
    Hostile("an icon", '<link rel="icon" href="{server}/x.ico">', head=True),
    Hostile("a preload", '<link rel="preload" as="image" href="{server}/x">', head=True),
    Hostile("a template", '<template><img src="{server}/x"></template>'),
    Hostile("no script", "<noscript><p>a</p></noscript>"),
    Hostile("a comment that lies", '<!--><img alt="" src="x:--><p>a</p>'),
    Hostile("an entity's bomb", "<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><p>&b;</p>"),
    Hostile("an entity of a file", '<!DOCTYPE x [<!ENTITY a SYSTEM "file://{secret}">]><p>&a;</p>'),
    Hostile("no end", "<p><b><i><u><div><table><tr><td>a"),
    Hostile("ends of what never began", "</p></div></body></html><p>a</p>"),
]

TEXTS = [
    Hostile("a script", "<script>alert(1)</script>"),
    Hostile("a picture", "<img src=x onerror=alert(1)>"),
    Hostile("the end of the document", "</h1></body></html><h1>other</h1>"),
    Hostile("the end of a title", "</title><script>alert(1)</script>"),
    Hostile("the end of an attribute", "\"><img src='{server}/x'>"),
    Hostile("a style", "<style>*{display:none}</style>"),
    Hostile("the end of a style", "</style><p>"),
    Hostile("CSS", "x;}*{background:url({server}/x)}"),
    Hostile("an address in CSS", "url({server}/x)"),
    Hostile("a template's sign", "{{ request }}{% load x %}"),
    Hostile("a format's sign", "%(name)s %s {0} {office.secret}"),
    Hostile("a comment", "<!-- name --> -->"),
    Hostile("CDATA", "]]><![CDATA["),
    Hostile("entities", "&lt;b&gt; &amp;amp; &#x202e; &nbsp;"),
    Hostile("half an entity", "AT&T &copy &#99999999; &#0;"),
    Hostile("a path", "../../../../etc/passwd"),
    Hostile("an address", "file:///etc/passwd"),
    Hostile("a formula", "=cmd|' /C calc'!A0"),
    Hostile("SQL", "Robert'); DROP TABLE partner;--"),
    Hostile("PDF", ") Tj ET endstream endobj trailer << /Root 1 0 R >>"),
    Hostile("PDF's text", "(\\251\\000) <feff> ((( \\"),
    Hostile("an order of the right", "Ana \u202etxet\u202c exe.gnp"),
    Hostile("an order to the right", "\u202d\u2066\u2067\u2068Ana"),
    Hostile("no end of an order", "\u202e" * 40 + "Ana"),
    Hostile("Arabic", "مدرسة النور الثانوية"),
    Hostile("Hebrew with points", "בְּרֵאשִׁית בָּרָא"),
    Hostile("both ways", "Rivera מפעל 42 Machining عمل"),
    Hostile("nothing to be seen", "\u200b\u200c\u200d\u2060\ufeff"),
    Hostile("nothing between", "R\u200bi\u200bv\u200be\u200br\u200ba"),
    Hostile("a soft hyphen", "Ri\u00advera\u00ad Ma\u00adchining"),
    Hostile("nulls", "Riv\x00era\x00"),
    Hostile("bells and escapes", "Riv\x07era\x1b[31m\x08\x7f\x85"),
    Hostile("half a sign", "Riv\ud83dera\ude00"),
    Hostile("no signs", "\ufffe\uffff\ufdd0Rivera"),
    Hostile("signs of nobody", "\ue000\uf8ff\U000f0000 Rivera"),
    Hostile("forty accents", "R" + "\u0301" * 40 + "ivera" + "\u0327" * 40),
    Hostile("accents on nothing", "\u0301\u0301\u0301 Rivera"),
    Hostile("a tower of marks", "Z̸̢̛͙̘̀͝à̵̧͓͘l̶̥̃̒g̷̖̀o̵̜͒"),
    Hostile("a word without end", "W" * 90),
    Hostile("a word of 4,000", "m" * 4_000),
    Hostile("a word of thin signs", "i" * 90),
    Hostile("ligatures", "ffiffl" * 15),
    Hostile("emoji", "🏭👩🏽‍🏭🇺🇸👨‍👩‍👧‍👦 Rivera ❤️"),
    Hostile("emoji alone", "🎉" * 30),
    Hostile("flags half", "🇺" + "🇺🇸" * 5),
    Hostile("Chinese", "感谢里维拉机械加工公司对学生的支持" * 5),
    Hostile("Thai, without blanks", "ขอบคุณสำหรับการสนับสนุนนักเรียนของเรา" * 3),
    Hostile("Hindi", "धन्यवाद रिवेरा मशीनिंग क्ष्म्य"),
    Hostile("wide signs", "﷽" * 12),
    Hostile(
        "letters of mathematics",
        "\U0001d57d\U0001d58e\U0001d59b\U0001d58a\U0001d597\U0001d586 \U0001d4dc\U0001d4ea",
    ),
    Hostile("blanks of all widths", "Rivera\u00a0\u2003\u2009\u3000\u2028\u2029Machining"),
    Hostile("lines", "Rivera\n\n\n\r\n\tMachining"),
    Hostile("blanks alone", "   \t "),
    Hostile("quotes", "“Rivera” \u2018Machining\u2019 «» \u2039\u203a \"' `"),
    Hostile(
        "a name of 90",
        "Asociación de Ingenieros Agrónomos y Técnicos Ñandú «Peña y Güell» "
        "de Harlow Valley, S. A.",
    ),
]

AS_TEXT = [*TEXTS, *MARKUP]
