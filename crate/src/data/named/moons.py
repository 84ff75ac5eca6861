# Two half circles that reach into one another
def make_data(random):
    above, below = SAMPLES // 2, SAMPLES - SAMPLES // 2
    is_above = np.arange(SAMPLES) < above
    # Half a turn for each
    upper = np.pi * np.arange(above) / (above - 1)
    lower = np.pi * np.arange(below) / (below - 1)
    x = np.concatenate([np.cos(upper), 1 - np.cos(lower)])
    y = np.concatenate([np.sin(upper), 0.5 - np.sin(lower)])
    x_normal, y_normal = normals(random)
    x = rounded(3 * (x - 0.5 + NOISE * x_normal))
    y = rounded(3 * (y - 0.25 + NOISE * y_normal))
    return np.column_stack([x, y]), np.column_stack([~is_above]).astype(float)
