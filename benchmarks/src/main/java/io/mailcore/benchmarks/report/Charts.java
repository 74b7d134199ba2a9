package io.mailcore.benchmarks.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/**
 * A picture of a table whose workloads are numbers of something, such as {@code 16 sessions}: the
 * first figure over that number, a line for each server, both axes logarithmic.
 */
final class Charts {

  private static final Pattern NUMBERED = Pattern.compile("([0-9][0-9,]*) (\\S+)");
  private static final int LEAST_POINTS = 3;
  private static final int WIDTH = 800;
  private static final int HEIGHT = 420;

  private final Results results;

  Charts(Results results) {
    this.results = results;
  }

  /**
   * Draws a table.
   *
   * @return the picture's name, or empty if the table has no such numbers
   */
  Optional<String> draw(String group, Path directory) throws IOException {
    Map<String, Map<Double, Double>> lines = new LinkedHashMap<>();
    Figure figure = null;
    String axis = "";
    for (Row row : results.rows()) {
      if (!row.group().equals(group)) {
        continue;
      }
      Matcher number = NUMBERED.matcher(row.workload());
      if (!number.matches()) {
        return Optional.empty();
      }
      figure = figure == null ? row.figure() : figure;
      if (row.figure().equals(figure)) {
        axis = number.group(2);
        lines
            .computeIfAbsent(row.peer(), any -> new LinkedHashMap<>())
            .put(Double.valueOf(number.group(1).replace(",", "")), row.median());
      }
    }
    if (figure == null || lines.values().stream().noneMatch(one -> one.size() >= LEAST_POINTS)) {
      return Optional.empty();
    }
    String name = name(group);
    Files.createDirectories(directory);
    VectorGraphicsEncoder.saveVectorGraphic(
        chart(group, axis, figure.title(), lines),
        directory.resolve(name).toString(),
        VectorGraphicsFormat.SVG);
    return Optional.of(name);
  }

  static String name(String group) {
    return group.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "")
        + ".svg";
  }

  private static XYChart chart(
      String title, String xAxis, String yAxis, Map<String, Map<Double, Double>> lines) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    XYStyler style = chart.getStyler();
    style.setXAxisLogarithmic(true);
    style.setYAxisLogarithmic(true);
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(Color.WHITE);
    style.setLegendPosition(LegendPosition.OutsideE);
    lines.forEach(
        (peer, points) -> {
          List<Double> y = new ArrayList<>(points.values());
          if (y.stream().allMatch(value -> value > 0)) {
            chart.addSeries(peer, new ArrayList<>(points.keySet()), y);
          }
        });
    return chart;
  }
}
