"""95 % intervals against published values."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
from evaluation.intervals import clopper_pearson, wilson  # noqa: E402


class Intervals(unittest.TestCase):
    def check(self, interval, low, high):
        self.assertAlmostEqual(interval[0], low, places=4)
        self.assertAlmostEqual(interval[1], high, places=4)

    def test_wilson(self):
        self.check(wilson(81, 263), 0.2553, 0.3662)  # Newcombe 1998, table I
        self.check(wilson(0, 20), 0, 0.1611)
        self.check(wilson(0, 0), 0, 1)

    def test_clopper_pearson(self):
        self.check(clopper_pearson(81, 263), 0.2527, 0.3676)  # Newcombe 1998, table I
        self.check(clopper_pearson(10, 10), 0.6915, 1)

    def test_nothing_seen_means_less_than_three_in_n(self):
        self.check(clopper_pearson(0, 10000), 0, 3 / 10000)

    def test_a_rare_error_among_many(self):
        low, high = clopper_pearson(1, 50000)
        self.assertLess(low, 1 / 50000)
        self.check((0, high), 0, 5.57 / 50000)


if __name__ == "__main__":
    unittest.main()
