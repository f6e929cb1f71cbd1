/**
 * Whether a text is the name of a .NET type, which PowerShell prints in place of a collection or an object it does not
 * take apart: `System.Object[]`, `Microsoft.Exchange.Data.MultiValuedProperty`1[Microsoft.Exchange.Data.IPRange]`,
 * `System.Collections.Hashtable`. Such a text is no value. (§G.3.2)
 */
export function isTypeName(text: string): boolean {
  return text.length <= LONGEST && TYPE_NAME.test(text);
}

const LONGEST = 2048;

/** Namespaces and types are capitalised, which no host name of Microsoft's is written like. */
const TYPE_NAME =
  /^(?:Deserialized\.)?(?:System|Microsoft\.[A-Z]\w*)(?:\.[A-Z]\w*)+(?:\+\w+)*(?:`\d+(?:\[[^]*\])?)?(?:\[,*\])*$/;
