# A wave: the sine of x
def make_data(random):
    right, noise = random.rand(SAMPLES, 2).T
    x = rounded(12 * right - 6)
    # With noise, the target is that of a point nearby
    moved_x = x + NOISE * (12 * noise - 6)
    target = rounded(np.sin(moved_x))
    return np.column_stack([x]), np.column_stack([target])
