package luoshi.rule.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** A Word file written by a library, the way programs write them: styles, lists, paragraphs, tables. */
final class PoiFile {
    final XWPFDocument document = new XWPFDocument();
    private @Nullable XWPFTable table;

    /**
     * A style of paragraphs.
     *
     * @param outline its rank among the headings from 1 on, 0 for none
     * @param list the list it numbers by, or null
     */
    void style(String id, String name, String basis, int outline, @Nullable BigInteger list) {
        var style = CTStyle.Factory.newInstance();
        style.setType(STStyleType.PARAGRAPH);
        style.setStyleId(id);
        style.addNewName().setVal(name);
        if (!basis.isEmpty()) {
            style.addNewBasedOn().setVal(basis);
        }
        var properties = style.addNewPPr();
        if (list != null) {
            properties.addNewNumPr().addNewNumId().setVal(list);
        }
        if (outline > 0) {
            properties.addNewOutlineLvl().setVal(BigInteger.valueOf(outline - 1));
        }
        document.createStyles().addStyle(new XWPFStyle(style));
    }

    CTAbstractNum basis() {
        var basis = CTAbstractNum.Factory.newInstance();
        var numbering = document.createNumbering();
        basis.setAbstractNumId(BigInteger.valueOf(numbering.getAbstractNums().size()));
        numbering.addAbstractNum(new XWPFAbstractNum(basis));
        return numbering.getAbstractNums().getLast().getCTAbstractNum();
    }

    static CTLvl level(CTAbstractNum basis, int at, STNumberFormat.Enum format, String pattern) {
        var level = basis.addNewLvl();
        level.setIlvl(BigInteger.valueOf(at));
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(format);
        level.addNewLvlText().setVal(pattern);
        return level;
    }

    BigInteger list(CTAbstractNum basis) {
        return document.createNumbering().addNum(basis.getAbstractNumId());
    }

    /** A list that begins anew at one. */
    BigInteger fresh(CTAbstractNum basis) {
        var list = list(basis);
        var override = document.getNumbering().getNum(list).getCTNum().addNewLvlOverride();
        override.setIlvl(BigInteger.ZERO);
        override.addNewStartOverride().setVal(BigInteger.ONE);
        return list;
    }

    XWPFParagraph paragraph(String words) {
        table = null;
        var paragraph = document.createParagraph();
        paragraph.createRun().setText(words);
        return paragraph;
    }

    void row(String... cells) {
        if (table == null) {
            table = document.createTable(1, cells.length);
        } else {
            table.createRow();
        }
        var row = table.getRow(table.getNumberOfRows() - 1);
        for (int k = 0; k < cells.length; k++) {
            row.getCell(k).setText(cells[k]);
        }
    }

    byte[] bytes() {
        try (document;
                var out = new ByteArrayOutputStream()) {
            document.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
