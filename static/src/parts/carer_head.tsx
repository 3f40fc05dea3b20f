// What stands above a page about a carer who is referred for themselves.
import { carers as w, kinds } from '../lib/words_carers';

export function CarerBand({ carer }: { carer: { name: string; kind: string } | null }) {
    const name = carer?.name ?? w.unknown;
    return (
        <section class="child-band" aria-label={w.for_carer}>
            <div class="child-band__in">
                <span class="child-band__initial" aria-hidden="true">
                    {name.charAt(0)}
                </span>
                <div class="child-band__text">
                    <p class="child-band__name">{name}</p>
                    <dl class="child-band__facts">
                        <div>
                            <dt>{w.for_carer}</dt>
                            <dd>{(carer && kinds[carer.kind]) ?? ''}</dd>
                        </div>
                    </dl>
                </div>
            </div>
        </section>
    );
}
