# Runs scripts one after the other in one process: a line of JSON on standard input asks for one, and the line
# "@@done <JSON>" on standard output ends its output.
$PSStyle.OutputRendering = 'PlainText'
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $request = $line | ConvertFrom-Json -AsHashtable
    $answer = @{ exitCode = 0; error = $null }
    $global:LASTEXITCODE = 0
    try {
        if ($request.module) {
            Get-Module -Name 'PlayedExchange' | Remove-Module -Force
            Import-Module $request.module -ArgumentList $request.moduleArguments -DisableNameChecking -Force
        }
        $arguments = $request.arguments
        & $request.script @arguments *>&1 | Out-String -Stream -Width 100000 | ForEach-Object { [Console]::Out.WriteLine($_) }
        $answer.exitCode = $global:LASTEXITCODE
    } catch {
        $answer.exitCode = 1
        $answer.error = "$_"
    }
    [Console]::Out.WriteLine('@@done ' + ($answer | ConvertTo-Json -Compress))
}
