# Some samples are held out for the test, the others train; both keep their order
ORDER = np.random.RandomState(SPLIT_SEED).permutation(len(INPUT_NAME)).tolist()
TEST_COUNT = (len(INPUT_NAME) * TEST_PERCENT + 50) // 100
TEST, TRAINING = sorted(ORDER[:TEST_COUNT]), sorted(ORDER[TEST_COUNT:])
