# A line: 2 x + 3
def make_data(random):
    right, noise = random.rand(SAMPLES, 2).T
    x = rounded(12 * right - 6)
    # With noise, the target is that of a point nearby
    moved_x = x + NOISE * (12 * noise - 6)
    target = rounded(2 * moved_x + 3)
    return np.column_stack([x]), np.column_stack([target])
