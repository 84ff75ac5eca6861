# A plane: (x + y) / 10
def make_data(random):
    right, up, x_noise, y_noise = random.rand(SAMPLES, 4).T
    x = rounded(12 * right - 6)
    y = rounded(12 * up - 6)
    # With noise, the target is that of a point nearby
    moved_x = x + NOISE * (12 * x_noise - 6)
    moved_y = y + NOISE * (12 * y_noise - 6)
    target = rounded((moved_x + moved_y) / 10)
    return np.column_stack([x, y]), np.column_stack([target])
