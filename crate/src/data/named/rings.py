# A ring of zeros, and a ring of ones within
def make_data(random):
    outside, inside = SAMPLES // 2, SAMPLES - SAMPLES // 2
    is_outside = np.arange(SAMPLES) < outside
    radius = np.where(is_outside, 1, 0.5)
    # A turn for each
    outer = 2 * np.pi * np.arange(outside) / outside
    inner = 2 * np.pi * np.arange(inside) / inside
    angle = np.concatenate([outer, inner])
    x_normal, y_normal = normals(random)
    x = rounded(5 * (radius * np.cos(angle) + NOISE * x_normal))
    y = rounded(5 * (radius * np.sin(angle) + NOISE * y_normal))
    return np.column_stack([x, y]), np.column_stack([~is_outside]).astype(float)
