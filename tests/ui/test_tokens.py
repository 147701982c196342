from __future__ import annotations

import pytest

from ui.tokens import TOKENS, Theme, colours, contrast

GROUNDS = ("chrome", "panel", "surface", "paper", "head", "hover", "sel", "accent_soft")
SOFT = ("err_soft", "warn_soft", "ok_soft", "info_soft")
STATES = ("err", "warn", "ok", "info")
UNDERLINES = (("m_target_l", "m_target"), ("m_unit_l", "m_unit"), ("m_due_l", "m_due"))
TEXT = [(text, ground) for text in ("ink", "ink2", "ink3", *STATES) for ground in GROUNDS]
TEXT += [
    (f"q{n}", ground) for n in range(5) for ground in ("surface", "sel", "accent_soft", "head")
]
TEXT += [("accent_ink", ground) for ground in GROUNDS]
TEXT += [("on_accent", ground) for ground in ("accent", "q1", "q2", "q3", "q4", "q5")]
TEXT += [(text, "desk") for text in ("ink", "ink2", "ink3", *STATES)]
SOFT_TEXT = [(text, ground) for text in ("ink", "ink2") for ground in SOFT]
SOFT_TEXT += list(zip(STATES, SOFT, strict=True))
SOFT_TEXT += [("ink", mark) for _, mark in UNDERLINES]
SEEN = [(sign, ground) for sign in ("line2", "focus") for ground in ("chrome", "panel", "surface")]
SEEN += [("line2", ground) for ground in ("paper", "head")]
SEEN += [(sign, ground) for sign in ("focus", "accent") for ground in (*GROUNDS, "desk")]
SEEN += [("red", "surface")]
SEEN += [(line, "paper") for line, _ in UNDERLINES]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read_on_every_ground(theme, text, ground):
    shade = colours(theme)

    assert contrast(shade[text], shade[ground]) >= 4.5


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize(("text", "ground"), SOFT_TEXT)
def test_text_can_be_read_on_every_tint(theme, text, ground):
    shade = colours(theme)

    assert contrast(shade[text], shade[ground]) >= 4.5


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(("sign", "ground"), SEEN)
def test_outlines_focus_and_underlines_can_be_seen(theme, sign, ground):
    shade = colours(theme)

    assert contrast(shade[sign], shade[ground]) >= 3


@pytest.mark.parametrize("theme", Theme)
def test_every_token_is_a_colour_or_nothing(theme):
    shade = colours(theme)

    assert set(shade) == set(TOKENS)
    assert all(c == "" or (c[0] == "#" and len(c) == 7) for c in shade.values())


def test_black_on_white_is_21():
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0
