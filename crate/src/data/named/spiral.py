# Two arms that wind around one another
def make_data(random):
    x_noise, y_noise = random.rand(SAMPLES, 2).T
    ones, zeros = SAMPLES // 2, SAMPLES - SAMPLES // 2
    target = np.arange(SAMPLES) < ones
    # From the middle of each arm to its end
    along = np.concatenate([np.arange(1, ones + 1) / ones, np.arange(1, zeros + 1) / zeros])
    radius = 5 * along
    angle = 3.5 * np.pi * along + np.where(target, 0, np.pi)
    x = rounded(radius * np.sin(angle) + NOISE * (2 * x_noise - 1))
    y = rounded(radius * np.cos(angle) + NOISE * (2 * y_noise - 1))
    return np.column_stack([x, y]), np.column_stack([target]).astype(float)
