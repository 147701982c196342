"""The window looks as the desktop does, unless she chose: theme, contrast and motion."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ui import style
from ui.style import Appearance
from ui.tokens import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

EFFECT = Qt.UIEffect


@pytest.fixture
def dressed(qapp) -> Iterator[object]:
    """The application, light again afterwards."""
    style.install(qapp)
    style.dress(qapp, Appearance.LIGHT)
    yield qapp
    style.dress(qapp, Appearance.LIGHT)


@pytest.fixture
def moving(qapp) -> Iterator[object]:
    """A desktop that lets tips fade."""
    before = qapp.property("moves")
    qapp.setProperty("moves", None)
    qapp.setEffectEnabled(EFFECT.UI_General, True)
    qapp.setEffectEnabled(EFFECT.UI_FadeTooltip, True)
    yield qapp
    qapp.setEffectEnabled(EFFECT.UI_FadeTooltip, False)
    qapp.setEffectEnabled(EFFECT.UI_General, False)
    qapp.setProperty("moves", before)


def windows_says(monkeypatch, scheme: Qt.ColorScheme) -> None:
    hints = SimpleNamespace(colorScheme=lambda: scheme)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)


@pytest.mark.parametrize(
    ("scheme", "theme"),
    [
        (Qt.ColorScheme.Unknown, Theme.HC),
        (Qt.ColorScheme.Dark, Theme.DARK),
        (Qt.ColorScheme.Light, Theme.LIGHT),
    ],
)
def test_following_windows_shows_its_high_contrast(dressed, monkeypatch, scheme, theme):
    windows_says(monkeypatch, scheme)

    style.dress(dressed, Appearance.SYSTEM)

    assert style.theme() is theme


def test_where_she_chose_a_theme_high_contrast_of_the_system_changes_nothing(dressed, monkeypatch):
    windows_says(monkeypatch, Qt.ColorScheme.Unknown)

    style.dress(dressed, Appearance.DARK)

    assert style.theme() is Theme.DARK


def test_elsewhere_a_desktop_that_says_nothing_is_not_taken_for_high_contrast(dressed, monkeypatch):
    windows_says(monkeypatch, Qt.ColorScheme.Unknown)
    monkeypatch.setattr(sys, "platform", "linux")

    style.dress(dressed, Appearance.SYSTEM)

    assert style.theme() is Theme.LIGHT


def test_the_window_follows_the_desktop_while_it_is_open(dressed, window, monkeypatch):
    windows_says(monkeypatch, Qt.ColorScheme.Unknown)
    window.looks.set_appearance("system")
    before = style.theme()
    windows_says(monkeypatch, Qt.ColorScheme.Dark)

    window.looks._follow_system()

    assert (before, style.theme()) == (Theme.HC, Theme.DARK)


def test_the_window_listens_to_the_desktop(dressed, window):
    window.looks.set_appearance("system")
    style.dress(dressed, Appearance.HC)

    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)

    assert style.theme() is Theme.LIGHT


def test_with_motion_reduced_nothing_fades(moving):
    style.set_still(moving, chosen=True)

    assert not moving.isEffectEnabled(EFFECT.UI_FadeTooltip)


def test_with_motion_as_the_desktop_has_it_what_faded_fades_again(moving):
    style.set_still(moving, chosen=True)

    style.set_still(moving, chosen=False)

    assert moving.isEffectEnabled(EFFECT.UI_FadeTooltip)


def test_a_desktop_that_fades_nothing_is_left_so(moving):
    moving.setEffectEnabled(EFFECT.UI_General, False)

    style.set_still(moving, chosen=False)

    assert not moving.isEffectEnabled(EFFECT.UI_FadeTooltip)
