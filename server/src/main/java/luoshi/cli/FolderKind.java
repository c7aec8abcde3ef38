package luoshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a data folder holds: invented people, whose passwords are printed, or real records. The two never mix. */
enum FolderKind {
    SAMPLE,
    REAL;

    private static final String MARK = "sample";

    /**
     * Makes sure that the folder is of this kind; an empty one becomes so.
     *
     * @throws Refusal when it is of the other kind
     */
    void claim(Path folder) throws IOException {
        var filled = Files.exists(folder.resolve("cluster"));
        var sample = Files.exists(folder.resolve(MARK));
        if (this == REAL && sample) {
            throw new Refusal(
                    "目录 " + folder + " 里是演示数据，密码是公开打印过的，不能用来正式运行。换一个 --data 目录。",
                    "The folder " + folder
                            + " holds the sample world, whose passwords were printed. Name another folder with --data.");
        }
        if (this == SAMPLE && filled && !sample) {
            throw new Refusal(
                    "目录 " + folder + " 里是正式数据，演示不会往里写。换一个 --data 目录。",
                    "The folder " + folder
                            + " holds real records; the demonstration does not write there. Name another folder with --data.");
        }
        if (this == SAMPLE && !sample) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MARK), "");
        }
    }
}
