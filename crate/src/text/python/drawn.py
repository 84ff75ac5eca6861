SAMPLES = SAMPLE_COUNT
NOISE = NOISE_SHARE
DATA_SEED = DRAWN_AFTER


# Six decimals, which are the same whichever library sines and logarithms come from
def rounded(numbers):
    return np.round(numbers * 1e6) / 1e6 + 0.0


NORMALS


MAKE_DATA


# The data have random numbers of their own, so that the start is the same with other data
INPUT_NAME, TARGET_NAME = MADE
