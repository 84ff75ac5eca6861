# Exclusive or of two signs: 1 where x and y are on different sides of 0
def make_data(random):
    right, up, x_noise, y_noise = random.rand(SAMPLES, 4).T
    x, y = 10 * right - 5, 10 * up - 5
    # A gap between the quadrants
    x = rounded(x + np.where(x > 0, 0.3, -0.3))
    y = rounded(y + np.where(y > 0, 0.3, -0.3))
    # With noise, the target is that of a point nearby
    moved_x = x + NOISE * (10 * x_noise - 5)
    moved_y = y + NOISE * (10 * y_noise - 5)
    target = moved_x * moved_y < 0
    return np.column_stack([x, y]), np.column_stack([target]).astype(float)
