# Gradient of the predicted output, for the error E = the mean of
# -(t ln y + (1 - t) ln(1 - y)): in it, the derivative of the sigmoid cancels
error_predicted_output = self.predicted_output - expected_output
d_predicted_output = error_predicted_output / len(expected_output)
