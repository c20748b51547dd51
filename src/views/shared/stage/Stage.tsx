/** Draws a page from its list: every zone that has a view to show, in the order of the list. */
import { useMemo, type ComponentProps } from 'react';
import { ShownView } from './ShownView.tsx';
import { useShownViews } from './shownViews.ts';
import { StageContext } from './StageContext.ts';
import { TabbedZone } from './TabbedZone.tsx';
import type { Choices, StageSpec } from './ViewSpec.ts';

export interface StageProps extends Omit<ComponentProps<'main'>, 'children' | 'ref'> {
  /** `div` where the page has its `<main>` around it. */
  readonly as?: 'main' | 'div';
  readonly stage: StageSpec;
  /** For zones that show one of several views. */
  readonly choices?: Choices;
}

const NONE: Choices = {};

/** All other props are attributes of the element that it is. */
export function Stage({ stage, choices = NONE, as: Element = 'main', ...main }: StageProps) {
  const views = useShownViews(stage.views);
  const onShow = useMemo(() => ({ zones: stage.zones, views, choices }), [stage, views, choices]);
  return (
    <StageContext value={onShow}>
      <Element {...main}>
        {stage.zones.map((zone) => {
          const own = views.filter((view) => view.zone === zone.id);
          if (zone.shows === 'slot' || own.length === 0) return null;
          const anchor = zone.anchor ? { id: zone.anchor, tabIndex: -1 } : {};
          return (
            <div key={zone.id} className={zone.className} data-zone={zone.id} {...anchor}>
              {zone.shows === 'tabs' ? (
                <TabbedZone zone={zone} views={own} choice={choices[zone.id]} />
              ) : (
                own.map((view) => <ShownView key={view.id} view={view} waiting={zone.waiting} />)
              )}
            </div>
          );
        })}
      </Element>
    </StageContext>
  );
}
