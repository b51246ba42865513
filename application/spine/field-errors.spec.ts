import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsIn, IsObject, IsOptional, IsString, Length, Max, ValidateNested } from 'class-validator';
import { IsEmailAddress, IsNewPassword, IsPhone } from '../partners/fields.js';
import { checked, MalformedCommand } from './command-bus.js';
import { IsBusinessDate, IsMinorUnits } from './shapes.js';

class Line {
  @Max(5) readonly quantity!: number;
}

class Form {
  @IsEmailAddress() readonly email!: string;
  @IsNewPassword() readonly password!: string;
  @IsOptional() @IsPhone() readonly phone?: string;
  @IsOptional() @IsBusinessDate() readonly from?: string;
  @IsOptional() @IsMinorUnits() readonly amount?: number;
  @IsOptional() @IsString() @Length(2, 4) readonly word?: string;
  @IsOptional() @IsIn(['a', 'b']) readonly choice?: string;
  @IsOptional() @IsArray() @ArrayMinSize(1) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => Line) readonly lines?: Line[];
}

const GOOD = { email: 'ana@example.com', password: 'long enough' };
const found = (body: object): Promise<object> =>
  checked(Form, { ...GOOD, ...body }).then(
    () => [],
    (error: MalformedCommand) => error.errors.map(({ pointer, code, params = {} }) => [pointer, code, params]),
  );

describe('what is wrong with a field', () => {
  it.each<[string, object, readonly [string, string, object]]>([
    ['what is left out', { email: undefined }, ['/email', 'required', {}]],
    ['what nobody asked for', { surprise: 1 }, ['/surprise', 'unknown_field', {}]],
    ['bounds of a length', { password: 'short' }, ['/password', 'length', { minimum: 10, maximum: 200 }]],
    ['bounds that other fields have otherwise', { word: 'x' }, ['/word', 'length', { minimum: 2, maximum: 4 }]],
    ['what a pattern means', { phone: 'call me' }, ['/phone', 'phone', {}]],
    ['a date', { from: '1 May' }, ['/from', 'date', {}]],
    ['an amount', { amount: 1.5 }, ['/amount', 'amount', {}]],
    ['choices', { choice: 'c' }, ['/choice', 'one_of', { values: ['a', 'b'] }]],
    ['too few', { lines: [] }, ['/lines', 'too_few', { minimum: 1 }]],
    ['a field of the third line', { lines: [{ quantity: 1 }, { quantity: 5 }, { quantity: 6 }] }, ['/lines/2/quantity', 'at_most', { maximum: 5 }]],
    ['half a letter', { word: '\ud800' }, ['/word', 'unicode', {}]],
  ])('%s is told by a code', async (_what, body, wanted) => expect(await found(body)).toContainEqual(wanted));
});
