# A disc of ones, and a ring of zeros around it
def make_data(random):
    along, around, x_noise, y_noise = random.rand(SAMPLES, 4).T
    is_inside = np.arange(SAMPLES) < SAMPLES // 2
    radius = np.where(is_inside, 2.5 * along, 3.5 + 1.5 * along)
    angle = 2 * np.pi * around
    x = rounded(radius * np.sin(angle))
    y = rounded(radius * np.cos(angle))
    # With noise, the target is that of a point nearby
    moved_x = x + NOISE * (10 * x_noise - 5)
    moved_y = y + NOISE * (10 * y_noise - 5)
    target = np.sqrt(moved_x**2 + moved_y**2) < 2.5
    return np.column_stack([x, y]), np.column_stack([target]).astype(float)
