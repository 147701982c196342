from __future__ import annotations

import pytest

from workbench.standing import Standing, standing_of


@pytest.mark.parametrize(
    ("title", "own", "standing"),
    [
        ("江南省2027年卫生健康工作要点", "2027年江城市卫生健康工作要点", Standing.SUPERIOR),
        ("国家卫生健康委2027年工作要点", "江城市", Standing.SUPERIOR),
        ("省2027年卫生健康工作要点", "江城市", Standing.SUPERIOR),
        ("临江市2026年工作要点", "江城市", Standing.PEER),
        ("江城市2026年卫生健康工作总结", "2027年江城市卫生健康工作要点", Standing.OWN),
        ("关于印发2026年江城市工作要点的通知", "江城市", Standing.OWN),
        ("江城市2027年工作要点", "江城市青石区2027年工作要点", Standing.SUPERIOR),
        ("江城市青石区2026年卫生健康工作要点", "江城市2027年工作要点", Standing.PEER),
        ("临江市2027年工作要点", "青石区2027年工作要点", Standing.SUPERIOR),
        ("2026年全市民政工作计划安排", "江城市", None),
        ("工作简报", "江城市", None),
        ("江南省2027年工作要点", "", None),
    ],
)
def test_the_places_of_two_titles_tell_how_they_stand(title, own, standing):
    assert standing_of(title, own) is standing
