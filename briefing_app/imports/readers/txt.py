"""Plain text, most often the text layer of a PDF: printed lines, no marks of style."""

from briefing_app.imports.line import Extract, ReadLine

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def read(data: bytes) -> Extract:
    lines: list[ReadLine] = []
    page, blanks = 1, 0
    has_pages = b"\x0c" in data
    for raw in decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        page += raw.count("\x0c")
        text = raw.replace("\x0c", " ").expandtabs()
        bare = text.strip()
        if not bare:
            blanks += 1
            continue
        end = text.rstrip()
        lines.append(
            ReadLine(
                text=bare,
                page=page if has_pages else None,
                blanks=blanks,
                indent=len(end) - len(bare),
                reach=len(end),
            )
        )
        blanks = 0
    return Extract(tuple(lines), pages=page if has_pages else 0, printed=True)


def decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
