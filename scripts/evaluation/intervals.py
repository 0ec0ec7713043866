"""95 % intervals of shares. Wilson for shares that are ordinary, Clopper-Pearson (exact) for rare errors, where nothing seen in n
means less than 3 in n (rule of three: one-sided)."""

import math

Z = 1.959964


def wilson(hits, n):
    if n == 0:
        return 0.0, 1.0
    share = hits / n
    middle = share + Z * Z / (2 * n)
    spread = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def at_most(hits, n, share):
    """Chance of `hits` or fewer in `n`."""
    if share <= 0:
        return 1.0
    if share >= 1:
        return 1.0 if hits >= n else 0.0
    log = [math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * math.log(share) + (n - k) * math.log1p(-share) for k in range(hits + 1)]
    return min(1.0, sum(map(math.exp, log)))


def _share_where(low_side, hits, n, chance):
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if at_most(hits, n, middle) > chance:
            low = middle
        else:
            high = middle
    return low if low_side else high


def clopper_pearson(hits, n):
    if n == 0:
        return 0.0, 1.0
    if hits == 0:
        return 0.0, 1 - 0.05 ** (1 / n)
    upper = 1.0 if hits == n else _share_where(False, hits, n, 0.025)
    return _share_where(True, hits - 1, n, 0.975), upper
