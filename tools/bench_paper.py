"""Badges, one and many. usage: bench_paper.py "" FOLDER"""

from bench_badges import measure
from benching import say

GOALS = {
    "1,000 A6 badges in one PDF, s": 2,
    "1,000 A6 badges in one PDF, MB": 3,
    "one badge, warm, ms": 15,
}


def main() -> None:
    for name, value in measure().items():
        what, unit = name.rsplit(", ", 1)
        say(what, value, unit, GOALS.get(name))


if __name__ == "__main__":
    main()
