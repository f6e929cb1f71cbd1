# Parses scripts with PowerShell's own parser and says what stands in them. Runs none of them.
param([string[]] $Path)

$later = @{
    'ConvertFrom-Json' = @('AsHashtable', 'Depth', 'NoEnumerate')
    'ConvertTo-Json'   = @('AsArray', 'EnumsAsStrings', 'EscapeHandling')
    'Export-Csv'       = @('QuoteFields', 'UseQuotes', 'IncludeTypeInformation')
    'ForEach-Object'   = @('Parallel')
    'Get-Content'      = @('AsByteStream')
    'Join-Path'        = @('AdditionalChildPath')
    'Set-Content'      = @('AsByteStream')
    'Sort-Object'      = @('Top', 'Bottom', 'Stable')
    'Split-Path'       = @('LeafBase', 'Extension')
}
$laterCommands = @('Get-Error', 'Join-String', 'Remove-Alias', 'Test-Json', 'Get-Uptime', 'ConvertFrom-Markdown', 'Remove-Service')
$laterVariables = @('IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle', 'EnabledExperimentalFeatures')

# Why Windows PowerShell 5.1 could not run this node; nothing where it could.
function Get-Later {
    param($Node)
    switch ($Node.GetType().Name) {
        'TernaryExpressionAst' { 'a ? b : c' }
        'PipelineChainAst' { '&& or ||' }
        'UsingStatementAst' { 'using' }
        'TypeDefinitionAst' { 'class or enum' }
        'BinaryExpressionAst' { if ("$($Node.Operator)" -eq 'QuestionQuestion') { '??' } }
        'AssignmentStatementAst' { if ("$($Node.Operator)" -eq 'QuestionQuestionEquals') { '??=' } }
        'PipelineAst' { if ($Node.Background) { 'background &' } }
        'ScriptBlockAst' { if ($Node.CleanBlock) { 'clean' } }
        'VariableExpressionAst' { if ($Node.VariablePath.UserPath -in $laterVariables) { "`$$($Node.VariablePath.UserPath)" } }
        'ExpandableStringExpressionAst' { if ($Node.Extent.Text -match '`[ue]') { 'escape `u or `e' } }
        { $_ -in 'MemberExpressionAst', 'InvokeMemberExpressionAst', 'IndexExpressionAst' } { if ($Node.NullConditional) { '?. or ?[]' } }
        'CommandAst' {
            $name = $Node.GetCommandName()
            if ($name -in $laterCommands) { $name }
            foreach ($element in $Node.CommandElements) {
                if ($element -isnot [System.Management.Automation.Language.CommandParameterAst]) { continue }
                if ($element.ParameterName -in @($later[[string] $name])) { "$name -$($element.ParameterName)" }
                if ($element.ParameterName -eq 'Encoding' -and "$($Node.Extent.Text)" -match '(?i)utf8(no)?bom') { 'utf8NoBOM' }
            }
        }
    }
}
$telling = @{}
foreach ($name in 'TernaryExpressionAst', 'PipelineChainAst', 'UsingStatementAst', 'TypeDefinitionAst', 'BinaryExpressionAst',
    'AssignmentStatementAst', 'PipelineAst', 'ScriptBlockAst', 'VariableExpressionAst', 'ExpandableStringExpressionAst',
    'CommandAst', 'MemberExpressionAst', 'InvokeMemberExpressionAst', 'IndexExpressionAst') { $telling[$name] = $true }

$answers = @(foreach ($file in $Path) {
    $tokens = $null
    $errors = $null
    $ast = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $tokens, [ref] $errors)
    $nodes = @($ast.FindAll({ $true }, $true))
    $commands = @(foreach ($node in $nodes) { if ($node -is [System.Management.Automation.Language.CommandAst]) { $node } })
    $functions = @(foreach ($node in $nodes) { if ($node -is [System.Management.Automation.Language.FunctionDefinitionAst]) { $node } })
    $calls = @(foreach ($node in $nodes) { if ($node -is [System.Management.Automation.Language.InvokeMemberExpressionAst]) { $node } })
    $redirections = @(foreach ($node in $nodes) { if ($node -is [System.Management.Automation.Language.FileRedirectionAst]) { $node } })
    @{
        path         = $file
        errors       = @($errors | ForEach-Object { "$($_.Extent.StartLineNumber): $($_.Message)" })
        later        = @(foreach ($node in $nodes) {
            if ($telling[$node.GetType().Name]) { foreach ($what in Get-Later -Node $node) { "$($node.Extent.StartLineNumber): $what" } }
        })
        # A command without a name is a script block that is called: & $Step.Read.
        commands     = @($commands | ForEach-Object { $name = $_.GetCommandName(); if ($name) { $name } else { '&' } } | Sort-Object -Unique)
        functions    = @($functions | ForEach-Object { $_.Name } | Sort-Object -Unique)
        calls        = @($calls | ForEach-Object {
            if ($_.Static) { "[$($_.Expression.TypeName.FullName)]::$($_.Member.Extent.Text)" } else { ".$($_.Member.Extent.Text)" }
        } | Sort-Object -Unique)
        redirections = @($redirections | ForEach-Object { $_.Extent.Text })
    }
})
'@@' + (ConvertTo-Json -InputObject $answers -Depth 4 -Compress)
