"""The themes that the program brings along."""

import tomllib

from briefing_app.domain.model import Theme
from briefing_app.paths import shipped


def shipped_themes() -> list[Theme]:
    content = tomllib.loads(shipped("resources/themes.toml").read_text("utf-8"))
    return [
        Theme(
            key=key,
            label=entry["label"],
            keywords=tuple(entry["keywords"]),
            position=position,
        )
        for position, (key, entry) in enumerate(content.items(), start=1)
    ]
