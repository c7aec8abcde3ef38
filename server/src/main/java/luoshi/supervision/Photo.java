package luoshi.supervision;

/**
 * A picture ready to be kept (照片): JPEG, upright, without where and with what it was taken.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record Photo(byte[] jpeg, int width, int height) {}
