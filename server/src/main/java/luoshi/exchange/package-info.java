/** 导入、导出: reads tables safely, reports every bad row, writes all or nothing. */
@NullMarked
package luoshi.exchange;

import org.jspecify.annotations.NullMarked;
