"""Documents spoiled at random, and what becomes of every word of a sound one."""

import re
import zipfile

import pytest
from lxml import etree

from briefing_app.imports.readers import read_bytes
from briefing_app.imports.recognition.recognise import recognise
from tests.conftest import TODAY
from tests.imports.fuzz import FORMATS, read, spoiled
from tests.samples.making import HERE, NAMES

_SEEDS = 30


@pytest.mark.parametrize("format_", FORMATS)
def test_a_spoiled_document_is_read_or_refused_by_a_sentence(format_):
    said = {read(spoiled(format_, seed)) for seed in range(_SEEDS)}
    assert len(said) > 1, "nothing was spoiled, or nothing survived"
    for sentence in said - {"read"}:
        assert sentence.endswith("."), sentence


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("format_", "part"), [("docx", "word/document.xml"), ("odt", "content.xml")]
)
def test_every_word_is_taken_or_listed_as_left_out(name, format_, part):
    path = HERE / f"{name}.{format_}"
    root = etree.fromstring(zipfile.ZipFile(path).read(part))
    written = set(re.findall(r"\w{4,}", " ".join(root.itertext())))
    found = recognise(read_bytes(path.read_bytes()), {}, TODAY)
    # Words cut at the end of a line are whole again: each part of them is looked for.
    kept = re.sub(r"\W", "", repr(found))
    assert len(written) > 50
    assert not [word for word in written if word not in kept]
