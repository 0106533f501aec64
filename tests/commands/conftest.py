"""A store of its own for each test, and the commands on it, as a script gives them."""

import json

import pytest

from briefing_app.cli import main
from tests.builders import exchange_file

FILE = exchange_file(
    themes=[{"key": "sejour", "label": "Droit au séjour"}],
    meetings=[
        {"key": "m", "title": "Rencontre", "date": "2027-01-12", "diffusion": "transmissible"}
    ],
    constats=[
        {
            "key": "c1",
            "text": "Des mineures hébergées loin de leur école.",
            "themes": ["sejour"],
            "diffusion": "transmissible",
        },
        {
            "key": "c2",
            "text": "Un constat du collectif.",
            "themes": ["sejour"],
            "diffusion": "collectif",
        },
    ],
)


@pytest.fixture
def store(tmp_path):
    return tmp_path / "Collectif.plaidoyer"


@pytest.fixture
def run(store, capsys):
    def run(*words):
        code = main([*map(str, words), "--store", str(store)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def answer(run):
    def answer(*words):
        code, out, err = run(*words, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return answer


@pytest.fixture
def loaded(answer, tmp_path):
    file = tmp_path / "file.json"
    file.write_bytes(FILE)
    return answer("load", file)
