'use client';

import { useState } from 'react';
import { Field } from '../ui/field';

interface Props {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** A time zone input with suggestions. The 400 options are rendered on first focus. */
export function ZoneField({ value, onChange, error }: Props) {
  const [zones, setZones] = useState<string[]>([]);
  return (
    <div>
      <Field
        label="Zone of the place"
        hint="The time zone there: a city in it will do, as in New York."
        name="timeZone"
        list="time-zones"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onFocus={() => setZones(Intl.supportedValuesOf('timeZone'))}
        onChange={({ target }) => onChange(target.value)}
        error={error}
        className="max-w-sm"
      />
      <datalist id="time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  );
}
