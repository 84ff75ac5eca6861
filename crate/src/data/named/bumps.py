# Three hills and three hollows: x and y of their middle, and the height there
BUMPS = [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)]


def make_data(random):
    right, up, x_noise, y_noise = random.rand(SAMPLES, 4).T
    x = rounded(12 * right - 6)
    y = rounded(12 * up - 6)
    # With noise, the target is that of a point nearby
    moved_x = x + NOISE * (12 * x_noise - 6)
    moved_y = y + NOISE * (12 * y_noise - 6)
    target = np.zeros(SAMPLES)
    for center_x, center_y, height in BUMPS:
        distance = np.sqrt((moved_x - center_x) ** 2 + (moved_y - center_y) ** 2)
        target += height * np.maximum(0, 1 - distance / 2)
    return np.column_stack([x, y]), np.column_stack([rounded(target)])
