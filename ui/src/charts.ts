import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  Tooltip,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js';

// Loaded with the charts alone, so that the page starts without it.
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

export type Series = {
  name: string;
  values: number[];
  /** The names of the colours, one for each bar or one for all. */
  colours: string[];
  /** Only its edge is drawn: series can be told apart without their colours. */
  hollow?: boolean;
};

export type Bars = {
  labels: string[];
  series: Series[];
  /** A line across, at so many bars from the start, and what it says. */
  line?: { at: number; text: string } | undefined;
  reversed: boolean;
};

type Paint = (name: string) => string;

/** Draws the bars, anew with each call of the function that is returned, until `end`. */
export function drawBars(canvas: HTMLCanvasElement): {
  draw: (bars: Bars) => void;
  end: () => void;
} {
  let chart: Chart | null = null;
  return {
    draw(bars) {
      chart?.destroy();
      // Without one to draw on the table stands alone.
      if (!canvas.getContext('2d')) return;
      chart = new Chart(canvas, configuration(bars, canvas));
    },
    end() {
      chart?.destroy();
    },
  };
}

function configuration(bars: Bars, canvas: HTMLCanvasElement): ChartConfiguration<'bar'> {
  const style = getComputedStyle(canvas);
  const paint: Paint = (name) => style.getPropertyValue(name).trim();
  const size = Number.parseFloat(style.fontSize);
  const font = { family: style.fontFamily, size };
  const ticks = { color: paint('--ink-2'), font, precision: 0 };
  return {
    type: 'bar',
    data: {
      labels: bars.labels,
      datasets: bars.series.map(({ name, values, colours, hollow }) => ({
        label: name,
        data: values,
        backgroundColor: hollow ? paint('--surface') : colours.map(paint),
        borderColor: colours.map(paint),
        borderWidth: hollow ? 1.5 : 0,
        borderRadius: 3,
        categoryPercentage: 0.78,
        barPercentage: 0.92,
        maxBarThickness: 44,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      // Room for what the line says.
      layout: { padding: { top: bars.line ? size * 1.75 : 4 } },
      scales: {
        x: {
          reverse: bars.reversed,
          grid: { display: false },
          border: { color: paint('--line-strong') },
          ticks: { ...ticks, maxRotation: 0 },
        },
        y: {
          beginAtZero: true,
          position: bars.reversed ? 'right' : 'left',
          grid: { color: paint('--line') },
          border: { display: false },
          ticks: { ...ticks, maxTicksLimit: 6 },
          suggestedMax: 4,
        },
      },
      plugins: {
        tooltip: {
          backgroundColor: paint('--ink'),
          titleColor: paint('--canvas'),
          bodyColor: paint('--canvas'),
          titleFont: font,
          bodyFont: font,
          displayColors: false,
          rtl: bars.reversed,
        },
      },
    },
    plugins: bars.line ? [line(bars.line, bars.reversed, paint, size, font.family)] : [],
  };
}

/** A dashed line across all bars; between two of them where it falls there. */
function line(
  { at, text }: NonNullable<Bars['line']>,
  reversed: boolean,
  paint: Paint,
  size: number,
  family: string,
): Plugin<'bar'> {
  return {
    id: 'line',
    afterDatasetsDraw({ ctx, chartArea: { left, right, top, bottom }, data }) {
      const width = (right - left) / Math.max(1, data.labels?.length ?? 1);
      const x = reversed ? right - at * width : left + at * width;
      ctx.save();
      ctx.strokeStyle = ctx.fillStyle = paint('--ink-2');
      ctx.lineWidth = 1.5;
      ctx.setLineDash([4, 4]);
      ctx.beginPath();
      ctx.moveTo(x, top - 4);
      ctx.lineTo(x, bottom);
      ctx.stroke();
      ctx.font = `${String(size)}px ${family}`;
      ctx.textBaseline = 'bottom';
      // To the side on which there is room.
      const half = ctx.measureText(text).width / 2;
      const middle = Math.min(Math.max(x, left + half), right - half);
      ctx.textAlign = 'center';
      ctx.fillText(text, middle, top - 6);
      ctx.restore();
    },
  };
}
