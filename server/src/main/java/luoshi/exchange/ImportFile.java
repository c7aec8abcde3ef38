package luoshi.exchange;

/** A file handed in for import (导入的文件): its name and bytes, not yet trusted. */
public record ImportFile(String name, byte[] content) {
    /** No file may be larger. */
    public static final int LARGEST_BYTES = 20 * 1024 * 1024;
}
