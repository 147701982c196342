from __future__ import annotations

from pathlib import Path

import pytest

from ui import icons, style

FILES = sorted(Path(icons.__file__).with_name("icons").glob("*.svg"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_an_icon_keeps_to_the_grid_and_names_no_colour(file):
    drawing = file.read_text(encoding="utf-8")

    assert 'viewBox="0 0 20 20"' in drawing
    assert 'stroke-width="1.5"' in drawing
    assert 'stroke="currentColor"' in drawing
    assert "#" not in drawing


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_draws_in_the_colour_of_its_token(qapp, name):
    picture = icons.pixmap(name, "err", 80).toImage()

    shades = {picture.pixelColor(x, y).name() for x in range(80) for y in range(80)}

    assert style.shade("err").name() in shades
